"""A language model, optional and never trusted: sources are numbered, every sentence that it says is checked.

``client`` speaks to the owner's endpoint, ``wording`` asks it for sentences, ``check`` lets only those through whose
every part stands in the sources that they cite, ``translation`` translates and checks numbers and names.
"""
