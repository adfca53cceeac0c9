"""What is read out of a file and made from it: its true type, facts, thumbnail, waveform, a seekable copy.

Everything here can be made again; the original is only ever read.
"""
