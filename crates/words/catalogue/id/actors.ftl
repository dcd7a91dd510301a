# The people and systems that act on a case.

role-reporter = Pelapor
role-national-admin = Admin nasional
role-arbiter = Penengah
role-coordinator = Koordinator
role-agency-admin = Admin instansi
role-officer = Pejabat penghubung
role-observer = Pengamat
role-overseer = Ombudsman
role-custodian = Penjaga identitas
role-agency-system = Sistem instansi
role-system = Sistem
