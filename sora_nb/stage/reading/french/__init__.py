"""French: a prompt in French becomes the tagged words that the reading of clauses works on, in their order.

`writing` cuts it into words, `idioms` and `lexicon` say what they can be, `tagging` what each is here, and `syntax` sets the
parts of every sentence in the order in which clauses are read. Each word keeps what was written (`Token.source`).
"""
