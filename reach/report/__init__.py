"""The report on reach: one content, many shapes.

`form` reads the question, `content` answers it as plain data, and the screen, the PDF, the
workbook, the CSV file and the frozen report are all made from that data. Nothing here counts:
figures come from `reach.figures`, publications elsewhere from `communications`.
"""
