"""A question over articles: the best of their sentences in order, or that they do not say."""

from broadsheet.analysis.ask.answering import Answer, Statement, answer

__all__ = ["Answer", "Statement", "answer"]
