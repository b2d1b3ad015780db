"""The frame the doors hang in: settings, addresses, WSGI, and the middleware that every request passes."""
