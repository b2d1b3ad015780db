"""A door: the commands. `answerable --help` lists them; each is one file, loaded only when it is asked for."""
