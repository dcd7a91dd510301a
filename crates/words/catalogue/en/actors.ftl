# The people who act on a case, and how high it can be raised.

role-reporter = Reporter
role-national = National administrator
role-coordinator = Coordinator
role-admin = Institution administrator
role-officer = Liaison officer
role-system = System

rung-officer = Liaison officer
rung-admin = Institution administrator
rung-coordinator = Coordinator
rung-national = National administrators
rung-ombudsman = The Ombudsman's list

level-national = the national government
level-province = the province
level-regency = the regency or city
