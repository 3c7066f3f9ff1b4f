"""Flat editorial drawings, made by code when they are asked for."""

from broadsheet.demo.pictures.draw import draw, known

__all__ = ["draw", "known"]
