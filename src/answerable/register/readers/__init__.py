"""Reading a list of findings that was taken away, edited in a spreadsheet and brought back."""
