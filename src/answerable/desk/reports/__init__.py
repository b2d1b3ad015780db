"""Reports: bring one in, watch it being read, review what was found, and put it in the register."""
