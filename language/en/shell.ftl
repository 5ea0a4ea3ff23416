### What stands around every page.

shell-product = CJG network
shell-skip = Skip to the page
shell-pages = Pages
shell-language = Language
shell-page-start = Start
shell-page-municipality = My municipality
shell-page-choose = Choose and compare
shell-page-helped = Who is helped
shell-page-doors = Behind the doors
shell-page-sure = How sure
shell-page-memo = Memo and share
shell-page-screens = Three screens
shell-page-research = Research
shell-page-about = About
shell-page-documents = Documents
shell-footer = A thinking tool, not a forecast of a real municipality. Everything is computed on this machine; nothing leaves it.
shell-page-not_found = This page does not exist
shell-not-found = The address is not known here. Start at the beginning, or go straight to the comparison.
shell-no-page = This page could not be loaded: the server does not answer. Is cjg dashboard still running? The page keeps asking until it does; your plan is kept.
shell-store-trouble = The store cannot be reached. Everything works; runs are just not kept for next time.
shell-loading = Running futures …
shell-title = { $page } · CJG network
