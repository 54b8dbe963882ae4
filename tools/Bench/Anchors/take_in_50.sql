\set unit random(1, 4900)
\set actor random(1, 20000)
\set chain random(0, 63)
BEGIN;
WITH m AS (INSERT INTO anchor.matter(no, unit, desk, status, title, body, applicant, phone, came, due)
  SELECT gen_random_uuid()::text, :unit + g, 1 + (:unit + g) % 200, 0, '关于拖欠工资的求助', '企业拖欠工资三个月，涉及员工二十余人，申请工会介入协调并提供法律援助，附件包括劳动合同、工资条及考勤记录，请尽快受理并告知办理进度。', '李小工', '16000000000', now(), now() + interval '15 days'
  FROM generate_series(1, 50) g RETURNING id, desk, due),
s AS (INSERT INTO anchor.step(matter, at, actor, kind, data) SELECT id, now(), :actor, 1, jsonb_build_object('to', 'new', 'desk', desk) FROM m),
o AS (INSERT INTO anchor.outgoing(topic, body, at) SELECT 'matter.came', jsonb_build_object('id', id, 'desk', desk), now() FROM m),
t AS (INSERT INTO anchor.timer(matter, due) SELECT id, due FROM m),
c AS (UPDATE anchor.chain SET seq = seq + 50, hash = sha256(hash || '\x00'::bytea) WHERE id = :chain RETURNING seq, hash)
INSERT INTO anchor.audit SELECT (:chain)::int, c.seq - 50 + row_number() OVER (), now(), (:actor)::int, 'came', sha256(c.hash || convert_to(m.id::text, 'UTF8')) FROM m, c;
COMMIT;
