"""The foreword: the law and the vocabulary, in plain Python with the standard library only.

Nothing here knows what day it is, where data is kept, or who is asking: every function is given what it needs.
A rule that says no raises `Refused` with a sentence fit for the person who asked.
"""
