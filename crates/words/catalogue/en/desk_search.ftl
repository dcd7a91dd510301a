desk-search-title = Search results
desk-search-label = Search reports: words, or a ticket number
desk-search-narrow = Narrow down
desk-search-filter-state = State
desk-search-filter-topic = Topic
desk-search-filter-kind = Kind of report
desk-search-filter-area = Area
desk-search-filter-institution = Institution
desk-search-filter-unit = Kind of unit
desk-search-filter-channel = Channel
desk-search-state-open = Still open
desk-search-state-ended = Ended
desk-search-name-unknown = Nothing has this name. Check how it is written.
desk-search-name-several = Choose the one you mean, or write more of its name:
desk-search-filters = What is asked for
desk-search-without = Search without:
desk-search-leave = Back to the queues
desk-search-count = { $count ->
    [one] { $count } report found
   *[other] { $count } reports found
}
desk-search-many = { $count }+ reports found
desk-search-empty-title = No report found
desk-search-empty = No report matches. Secret reports are found by their ticket number only.
desk-search-clear = Clear filters
desk-search-everywhere = These words were not looked for: they stand almost everywhere, or hold no letters. Write others.
desk-search-rebuilding = The search index is being made again. Some older reports can't be found until it is done.
desk-list-narrow = Narrow down this list
desk-list-empty = Nothing in this list fits. Change or clear the filters.
desk-list-further = This is a long list. Only part of it has been matched so far, from the top. An institution or a topic makes it shorter.
desk-list-further-next = Match what follows
desk-list-everywhere = Look in all reports with these filters
