# Why a report went where it went.

reason-title = Mengapa ke sini?
