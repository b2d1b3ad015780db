"""The public pages, one file for each part of the site. Each has its facts as JSON at the same address."""
