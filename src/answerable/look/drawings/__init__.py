"""One function for each pattern of ours: plain values in, safe HTML out. No clock, no database, no inline style."""
