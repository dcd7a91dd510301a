"""Measures the candidates of docs/decisions/0001-search.md on made-up documents.

    python3 -m venv v && v/bin/pip install apsw 'psycopg[binary]'
    v/bin/python measure.py fts5 100000
    v/bin/python measure.py postings 100000
    v/bin/python measure.py arrays 100000 postgres://user@host:port/empty_database
    (also: tsvector, hashes, windows)

A document has 40 distinct words, drawn by Zipf's law from 30,000, and the tokens of its attributes. The word
`common` stands in every tenth document, `rare` in twenty; `@i:small` is an office with 0.05 % of all cases.
Prints bytes and CPU per document, and for each question the median and the worst CPU time of a page of 51.
"""
import random, resource, sys, time, os, statistics

WORDS, DISTINCT, BATCH, PAGE = 30_000, 40, 200, 51
CAP, WALK = 1001, 3000
FIRST = 1_790_000_000_000_000          # keys are times in microseconds
STEP = 37_000_000

QUESTIONS = [
    ("rare word", ["rare"]),
    ("word in 10 %", ["common"]),
    ("word in 1 %", ["onepercent"]),
    ("word in 10 %, old cases only", ["formerly"]),
    ("two words, 10 % and 1 %", ["common", "onepercent"]),
    ("two words, 10 % and rare", ["common", "rare"]),
    ("two common words that never meet", ["common", "uncommon"]),
    ("small office, no word", ["@i:small"]),
    ("small office, word in 10 %", ["@i:small", "common"]),
    ("large office, word in 10 %", ["@i:large", "common"]),
    ("large office, topic, open", ["@i:large", "#t:t3", "#o"]),
]

def documents(count):
    draw = random.Random(20260917)
    letters = "aiueobcdghjklmnprstwy"
    vocabulary = ["".join(draw.choice(letters) for _ in range(draw.randint(4, 10))) for _ in range(WORDS)]
    weights, total = [], 0.0
    for rank in range(1, WORDS + 1):
        total += 1 / (rank + 20)
        weights.append(total)
    rares = set(draw.sample(range(count), 20))
    for n in range(count):
        words = set()
        while len(words) < DISTINCT:
            words.update(draw.choices(vocabulary, cum_weights=weights, k=DISTINCT))
        words = sorted(words)[:DISTINCT]
        draw.shuffle(words)
        words = words[: DISTINCT - 2]
        luck = draw.random()
        words.append("common" if luck < 0.1 else "uncommon" if luck < 0.2 else "filler")
        if draw.random() < 0.01: words.append("onepercent")
        if n < count / 2 and draw.random() < 0.2: words.append("formerly")
        if n in rares: words.append("rare")
        office = draw.random()
        office = "small" if office < 0.0005 else "large" if office < 0.05 else f"pemda-{draw.randint(11, 94)}.{draw.randint(1, 20):02}"
        area = f"{draw.randint(11, 94)}"
        tokens = [f"@i:{office}", f"@a:{office}", f"@w:{area}", f"@w:{area}.{draw.randint(1, 30):02}",
                  f"#t:t{draw.randint(1, 60)}", f"#k:k{draw.randint(1, 3)}", f"#c:c{draw.randint(1, 4)}",
                  "#o" if draw.random() < 0.15 else "#e"]
        yield FIRST + n * STEP, words + tokens

def batches(count):
    batch = []
    for one in documents(count):
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch: yield batch

SHIFTS = (36, 38, 40)                  # blocks of time, as powers of two of microseconds

def blocks(id): return [f"~{k}:{id >> shift}" for k, shift in enumerate(SHIFTS)]

def windowed(question, last):
    newest, parts = last >> SHIFTS[0], []
    for k, shift in enumerate(SHIFTS):
        oldest = newest & ~3
        parts.append(f"{question} & (" + " | ".join(f"'~{k}:{n}'" for n in range(oldest, newest + 1)) + ")")
        begins, newest = oldest << shift, (oldest >> 2) - 1
    return ";".join(parts + [question, str(begins)])

def cpu(): 
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

def report(name, times, found):
    print(f"  {name:36} {statistics.median(times)*1000:9.3f} ms  worst {max(times)*1000:9.3f} ms   {found} found", flush=True)

def hash32(term):
    h = 0x811c9dc5
    for b in term.encode(): h = ((h ^ b) * 0x01000193) & 0xffffffff
    return h - (1 << 32) if h >= 1 << 31 else h

def sqlite(kind, count):
    import apsw
    path = f"measure-{kind}.db"
    for end in ("", "-wal", "-shm"):
        if os.path.exists(path + end): os.remove(path + end)
    db = apsw.Connection(path)
    run = db.cursor().execute
    run("pragma journal_mode = wal").fetchall(); run("pragma synchronous = full"); run("pragma secure_delete = on")
    if kind == "fts5":
        run("""create virtual table search using fts5(terms, content = '', contentless_delete = 1, detail = none,
               tokenize = "ascii tokenchars '#@:./-_'")""")
        add = lambda id, terms: run("insert into search (rowid, terms) values (?, ?)", (id, " ".join(terms)))
    else:
        run("create table postings (term text not null, id integer not null, primary key (term, id)) strict, without rowid")
        add = lambda id, terms: db.cursor().executemany("insert into postings values (?, ?)", [(t, id) for t in terms])
    spent = 0.0
    for batch in batches(count):
        begin = cpu()
        run("begin immediate")
        for id, terms in batch: add(id, terms)
        run("commit")
        spent += cpu() - begin
    run("pragma wal_checkpoint(truncate)").fetchall()
    print(f"{kind}, {count:,} documents: {os.path.getsize(path)/count:.0f} B and {spent/count*1e6:.0f} µs CPU a document", flush=True)
    def ask(terms, below=1 << 62, limit=PAGE):
        if kind == "fts5":
            match = " AND ".join(f'"{t}"' for t in terms)
            return run("select rowid from search where search match ? and rowid < ? order by rowid desc limit ?", (match, below, limit)).fetchall()
        joins = "".join(f" join postings p{i} on p{i}.id = p0.id and p{i}.term = ?" for i in range(1, len(terms)))
        # the values of the joins stand before those of the condition
        return run(f"select p0.id from postings p0{joins} where p0.term = ? and p0.id < ? order by p0.id desc limit ?", (*terms[1:], terms[0], below, limit)).fetchall()
    for name, terms in QUESTIONS:
        times, found = [], 0
        for _ in range(7):
            begin = cpu(); found = len(ask(terms)); times.append(cpu() - begin)
        report(name, times, found)
        begin = cpu(); found = len(ask(terms, limit=1001)); report("   … and up to 1001", [cpu() - begin], found)

def postgres(kind, count, url):
    import psycopg
    db = psycopg.connect(url, autocommit=True)
    run = db.execute
    pid = run("select pg_backend_pid()").fetchone()[0]
    def server():
        fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    run("drop table if exists search")
    column = {"arrays": "text[]", "hashes": "int4[]", "tsvector": "tsvector", "windows": "tsvector"}[kind]
    run(f"create table search (id bigint primary key, terms {column} not null)")
    run("create index search_terms on search using gin (terms)")
    value = {"arrays": "string_to_array(%s, ' ')", "hashes": "string_to_array(%s, ' ')::int4[]", "tsvector": "array_to_tsvector(string_to_array(%s, ' '))", "windows": "array_to_tsvector(string_to_array(%s, ' '))"}[kind]
    text = (lambda terms: " ".join(str(hash32(t)) for t in terms)) if kind == "hashes" else " ".join
    begin = server()
    for batch in batches(count):
        with db.transaction():
            run(f"insert into search values " + ", ".join([f"(%s, {value})"] * len(batch)), [v for id, terms in batch for v in (id, text(terms + (blocks(id) if kind == "windows" else [])))])
    spent = server() - begin
    run("vacuum analyze search")
    heap, index, key = run("select pg_table_size('search'), pg_relation_size('search_terms'), pg_relation_size('search_pkey')").fetchone()
    print(f"{kind}, {count:,} documents: {(heap+index+key)/count:.0f} B (table {heap/count:.0f}, index {index/count:.0f}, key {key/count:.0f}) and {spent/count*1e6:.0f} µs CPU a document", flush=True)
    has = {"arrays": f"terms @> {value}", "hashes": f"terms @> {value}", "tsvector": "terms @@ %s::tsquery", "windows": "terms @@ %s::tsquery"}[kind]
    query = (lambda terms: " & ".join("'%s'" % t for t in terms)) if kind in ("tsvector", "windows") else text
    def planner(terms, limit):
        return run(f"select id from search where {has} and id < %s order by id desc limit %s", (query(terms), 1 << 62, limit)).fetchall()
    def index(terms, limit):
        return run(f"with hit as materialized (select id from search where {has}) select id from hit where id < %s order by id desc limit %s", (query(terms), 1 << 62, limit)).fetchall()
    def walk(terms, limit):
        return run(f"with walked as materialized (select id, terms from search where id < %s order by id desc limit {WALK}) "
                   f"select id from walked where {has} order by id desc limit %s", (1 << 62, query(terms), limit)).fetchall()
    def count(terms, limit):
        return run(f"with hit as materialized (select id from search where {has} limit %s) select id from hit", (query(terms), limit)).fetchall()
    def steered(terms, limit):
        with db.transaction():
            run("set local enable_seqscan = off")
            found = len(count(terms, CAP))
            if found < CAP: return index(terms, limit)
            walked = walk(terms, limit)
            return walked if len(walked) == limit else index(terms, limit)
    def window(n, below="$2"):
        return (f"(select id from search where terms @@ (split_part($1::text, ';', {n}))::tsquery and id + 0 < {below} order by id + 0 desc)")
    def windows(terms, limit):
        asked = windowed(query(terms), newest).replace("'", "''")
        return run(f"execute windows('{asked}', {1 << 62}, {limit})").fetchall()
    run("set jit = off")
    if kind == "windows":
        newest = run("select max(id) from search").fetchone()[0]
        run("set max_parallel_workers_per_gather = 0"); run("set enable_seqscan = off")
        older = window(len(SHIFTS) + 1, f"least($2, (split_part($1::text, ';', {len(SHIFTS) + 2}))::bigint)")
        run("prepare windows(text, bigint, bigint) as select id from (" + " union all ".join([window(n + 1) for n in range(len(SHIFTS))] + [older]) + ") hit limit $3")
        for name, terms in QUESTIONS:
            for limit in (PAGE, CAP):
                times, found = [], 0
                for _ in range(9):
                    begin = time.perf_counter(); found = len(windows(terms, limit)); times.append(time.perf_counter() - begin)
                report(f"{name}, {limit}", times, found)
        return
    for way in (planner, steered):
        print(" ", way.__name__)
        for name, terms in QUESTIONS:
            times, found = [], 0
            for _ in range(5):
                begin = time.perf_counter(); found = len(way(terms, PAGE)); times.append(time.perf_counter() - begin)
            report(name, times, found)

if __name__ == "__main__":
    kind, count = sys.argv[1], int(sys.argv[2])
    if kind in ("fts5", "postings"): sqlite(kind, count)
    else: postgres(kind, count, sys.argv[3])
