"""The responses section: what the law asks for, written piece by piece, approved word for word, then published."""
