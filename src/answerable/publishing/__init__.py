"""Chapter 9. What the public may see: editions, corrections and withdrawals."""
