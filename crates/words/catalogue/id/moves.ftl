# Commands as buttons (action-) and, in the timeline, what happened (event-).

action-route = Teruskan
action-ask = Tanya pelapor
action-cancel-question = Batalkan pertanyaan
action-reply = Kirim jawaban
action-message = Tambah keterangan
action-revive = Buka lagi dengan keterangan
action-reject = Tolak
action-contest = Bantah penolakan
action-assign = Tugaskan
action-start = Mulai tangani
action-progress = Kabari pelapor
action-decline = Bukan wewenang kami
action-answer-done = Jawab: sudah dikerjakan
action-answer-information = Jawab: penjelasan
action-answer-refused = Jawab: tidak dapat dipenuhi
action-confirm-solved = Ya, sudah selesai
action-confirm-refusal = Saya terima jawaban ini
action-reopen = Belum selesai
action-escalate = Naikkan ke atasan
