# The people and systems that act on a case.

role-reporter = Reporter
role-national-admin = National administrator
role-arbiter = Arbiter
role-coordinator = Coordinator
role-agency-admin = Institution administrator
role-officer = Liaison officer
role-observer = Observer
role-overseer = Ombudsman
role-custodian = Identity custodian
role-agency-system = Institution's system
role-system = System
