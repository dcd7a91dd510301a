# Why a report went where it went.

reason-title = Why there?
