### The door of a dashboard that others reach too.

code-title = Facilitator's code
code-lead = This dashboard runs on another machine. The code is shown on the screen on which it was started.
code-label = Code
code-go = Open the dashboard
code-wrong = That is not the code. Capitals and hyphens do not matter.
code-needed = The code of the facilitator is needed: open the first page and fill it in.
