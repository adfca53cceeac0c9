"""Ending a contest by choosing one of the values that stand: any row, also after a part was closed or the record locked."""
