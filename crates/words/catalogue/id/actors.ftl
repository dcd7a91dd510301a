# The people who act on a case, and how high it can be raised.

role-reporter = Pelapor
role-national = Admin nasional
role-coordinator = Koordinator
role-admin = Admin instansi
role-officer = Pejabat penghubung
role-system = Sistem

rung-officer = Pejabat penghubung
rung-admin = Admin instansi
rung-coordinator = Koordinator
rung-national = Admin nasional
rung-ombudsman = Daftar Ombudsman

level-national = pemerintah pusat
level-province = pemerintah provinsi
level-regency = pemerintah kabupaten/kota
