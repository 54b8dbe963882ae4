\set unit random(1, 5000)
\set desk random(1, 200)
\set actor random(1, 20000)
\set chain random(0, 63)
SELECT anchor.take_in(:unit, :desk, :actor, :chain, '关于拖欠工资的求助', '企业拖欠工资三个月，涉及员工二十余人，申请工会介入协调并提供法律援助，附件包括劳动合同、工资条及考勤记录，请尽快受理并告知办理进度。', '李小工', '16000000000');
