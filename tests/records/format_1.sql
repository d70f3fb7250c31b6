BEGIN TRANSACTION;
CREATE TABLE batch (
	id INTEGER NOT NULL, 
	contents VARCHAR NOT NULL, 
	file VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	first_id INTEGER NOT NULL, 
	lines INTEGER NOT NULL, 
	rows INTEGER NOT NULL, 
	recorded_at INTEGER NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (sha256)
);
INSERT INTO "batch" VALUES(1,'units','units.csv','2c092ff6037d7910bb2cdde2f10db8025afeeee2edd3860d15f28ac644d9cf08',1,0,2,1419069600,'office');
INSERT INTO "batch" VALUES(2,'observations','checks.csv','359e8fa5ce70cd9301a294e36776d8de90f0ef333dad14062c0d880bb331bcd7',2,3,2,1419069600,'office');
INSERT INTO "batch" VALUES(3,'observations','links.csv','25f9e944b5f35b9021e4a07e3b45c0d3482e05ef171bc002d7f89b8374e6dca3',6,3,2,1419069600,'office');
INSERT INTO "batch" VALUES(4,'observations','right.csv','1490f9735a75efb03201f366203d7a1c2e1740c41cf9234c049ca7f86c6bd781',10,2,1,1419069600,'office');
CREATE TABLE cell (
	run INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	indicator VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	points VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	sources VARCHAR NOT NULL, 
	PRIMARY KEY (run, number), 
	FOREIGN KEY(run) REFERENCES run (id)
);
INSERT INTO "cell" VALUES(1,1,'1','observed','2','self-check','[["self-check", "observed", "1", "2"]]');
INSERT INTO "cell" VALUES(1,2,'2','observed','1','monitoring','[["monitoring", "observed", "2", "1"]]');
INSERT INTO "cell" VALUES(1,3,'1','observed','0','self-check','[["self-check", "observed", "0", "0"]]');
INSERT INTO "cell" VALUES(1,4,'2','observed','2','monitoring','[["monitoring", "observed", "1", "2"]]');
CREATE TABLE correction (
	observation BIGINT NOT NULL, 
	unit INTEGER NOT NULL, 
	series INTEGER NOT NULL, 
	successor BIGINT NOT NULL, 
	PRIMARY KEY (observation), 
	FOREIGN KEY(unit) REFERENCES unit (id), 
	FOREIGN KEY(series) REFERENCES series (id)
);
INSERT INTO "correction" VALUES(8,1,2,12);
CREATE TABLE detail (
	observation BIGINT NOT NULL, 
	unit INTEGER NOT NULL, 
	due INTEGER, 
	basis VARCHAR NOT NULL, 
	evidence VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	inspector VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (observation), 
	FOREIGN KEY(unit) REFERENCES unit (id)
);
INSERT INTO "detail" VALUES(8,1,735577,'','','','','三个死链');
CREATE TABLE observation (
	unit INTEGER NOT NULL, 
	series INTEGER NOT NULL, 
	seen INTEGER NOT NULL, 
	id BIGINT NOT NULL, 
	value BIGINT, 
	state INTEGER NOT NULL, 
	PRIMARY KEY (unit, series, seen, id), 
	CONSTRAINT value_if_observed CHECK ((state = 0) = (value IS NOT NULL)), 
	CONSTRAINT known_state CHECK (state BETWEEN 0 AND 4), 
	FOREIGN KEY(unit) REFERENCES unit (id), 
	FOREIGN KEY(series) REFERENCES series (id)
)
 WITHOUT ROWID

;
INSERT INTO "observation" VALUES(1,1,1417737600,4,1000000,0);
INSERT INTO "observation" VALUES(1,2,1417737600,8,3000000,0);
INSERT INTO "observation" VALUES(1,2,1417737600,12,2000000,0);
INSERT INTO "observation" VALUES(2,1,1417824000,5,0,0);
INSERT INTO "observation" VALUES(2,2,1417737600,9,1000000,0);
CREATE TABLE placing (
	run INTEGER NOT NULL, 
	unit INTEGER NOT NULL, 
	halves INTEGER NOT NULL, 
	PRIMARY KEY (run, unit), 
	FOREIGN KEY(run) REFERENCES run (id), 
	FOREIGN KEY(unit) REFERENCES unit (id)
);
INSERT INTO "placing" VALUES(1,1,2);
INSERT INTO "placing" VALUES(1,2,4);
CREATE TABLE result (
	run INTEGER NOT NULL, 
	unit INTEGER NOT NULL, 
	class_id VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	total VARCHAR NOT NULL, 
	printed VARCHAR NOT NULL, 
	grade VARCHAR NOT NULL, 
	coverage VARCHAR NOT NULL, 
	parts VARCHAR NOT NULL, 
	cells VARCHAR NOT NULL, 
	PRIMARY KEY (run, unit), 
	FOREIGN KEY(run) REFERENCES run (id), 
	FOREIGN KEY(unit) REFERENCES unit (id)
);
INSERT INTO "result" VALUES(1,1,'street','issued','3','3.00','','1','{"points": {"1": "2", "2": "1"}, "vetoes": [], "gates": [], "extras": []}','1,2');
INSERT INTO "result" VALUES(1,2,'street','issued','2','2.00','','1','{"points": {"1": "0", "2": "2"}, "vetoes": [], "gates": [], "extras": []}','3,4');
CREATE TABLE run (
	id INTEGER NOT NULL, 
	scheme_id VARCHAR NOT NULL, 
	scheme_sha256 VARCHAR NOT NULL, 
	scheme_text VARCHAR NOT NULL, 
	cutoff BIGINT NOT NULL, 
	calendar VARCHAR NOT NULL, 
	program VARCHAR NOT NULL, 
	made_at INTEGER NOT NULL, 
	made_by VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "run" VALUES(1,'s','efbcf8b33a714192f8567b37484ef5852e2316f8314fda2ac8967e80993a20c9','[scheme]
id = "s"
title = "测试"
period = { from = 2014-01-01, to = 2014-12-31 }
decimals = 2
rounding = "half-up"
ties = "competition"
rank_on = "printed"
not_applicable = "rescale"
nothing_to_score = "not-issued"
silence = "not-collected"
[states]
not-collected = 0
could-not-tell = "leave-out"
[source.self-check]
[source.monitoring]
[[class]]
id = "street"
title = "街道"
[[indicator]]
id = "1"
title = "专人负责"
full = 2
source = "self-check"
score = { method = "yes-no" }
[[indicator]]
id = "2"
title = "链接可用"
full = 3
source = "monitoring"
observe = { measure = "sum" }
score = { method = "deduct", per = 1 }
',12,'{"holidays": [], "workdays": []}','0.1.0',1419069600,'office');
CREATE TABLE series (
	id INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	check_code VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	reading VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (source, check_code, kind)
);
INSERT INTO "series" VALUES(1,'self-check','1','','yes-no');
INSERT INTO "series" VALUES(2,'monitoring','2','','number');
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('format','1');
INSERT INTO "setting" VALUES('scheme','s');
CREATE TABLE unit (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	class_id VARCHAR NOT NULL, 
	parent INTEGER, 
	site VARCHAR NOT NULL, 
	contact VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	valid_from INTEGER, 
	valid_to INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (code), 
	UNIQUE (name), 
	FOREIGN KEY(parent) REFERENCES unit (id)
);
INSERT INTO "unit" VALUES(1,'J01','文源街道','street',NULL,'','','','',NULL,NULL);
INSERT INTO "unit" VALUES(2,'J02','新华街道','street',NULL,'','','','',NULL,NULL);
CREATE TABLE word (
	id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (text)
);
CREATE INDEX ix_unit_class_id ON unit (class_id);
CREATE VIEW "单位" AS 
        SELECT u.code AS 编码, u.name AS 名称, u.class_id AS 类别, p.name AS 上级,
               u.site AS 网址, u.contact AS 联系人, u.phone AS 电话, u.email AS 邮箱
        FROM unit u LEFT JOIN unit p ON p.id = u.parent;
CREATE VIEW "记录" AS 
        SELECT o.id AS 编号, u.name AS 单位, s.source AS 来源, s.check_code AS 指标,
               s.kind AS 问题类型, datetime(o.seen, 'unixepoch') AS 时间,
               CASE s.reading WHEN 'word' THEN w.text
                    WHEN 'date' THEN date(o.value + 1721424.5)
                    ELSE o.value / 1000000.0 END AS 值,
               CASE o.state WHEN 0 THEN '有记录' WHEN 1 THEN '情况说明'
                    WHEN 2 THEN '不适用' WHEN 3 THEN '无法判定'
                    ELSE '已整改' END AS 状态,
               date(d.due + 1721424.5) AS 整改期限, d.evidence AS 佐证,
               d.basis AS 依据, d.note AS 说明,
               b.file AS 文件, o.id - b.first_id AS 行,
               EXISTS (SELECT 1 FROM correction c WHERE c.observation = o.id) AS 已更正
        FROM observation o JOIN unit u ON u.id = o.unit
        JOIN batch b ON b.contents = 'observations'
          AND o.id BETWEEN b.first_id AND b.first_id + b.lines
        JOIN series s ON s.id = o.series
        LEFT JOIN word w ON s.reading = 'word' AND w.id = o.value
        LEFT JOIN detail d ON d.observation = o.id;
CREATE VIEW "得分" AS 
        SELECT r.run AS 批次, r.class_id AS 类别, p.halves / 2.0 AS 排名,
               u.name AS 单位,
               r.printed AS 总分, r.grade AS 等次, r.status AS 状态
        FROM result r JOIN unit u ON u.id = r.unit
        LEFT JOIN placing p ON p.run = r.run AND p.unit = r.unit;
CREATE VIEW "得分明细" AS 
        SELECT r.run AS 批次, u.name AS 单位, c.indicator AS 指标, c.state AS 状态,
               c.points AS 得分
        FROM result r JOIN unit u ON u.id = r.unit
        JOIN json_each('[' || r.cells || ']') n
        JOIN cell c ON c.run = r.run AND c.number = n.value;
COMMIT;
