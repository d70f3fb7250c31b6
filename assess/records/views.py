"""Chinese views, for whoever browses the record with another tool.

What each database says in its own way stands in braces, followed by what it is said of:
``{day:u.valid_from}``. See `spelling`.
"""

from __future__ import annotations

from typing import Final

VIEWS: Final = {
    "单位": """
        SELECT u.code AS 编码, u.name AS 名称, u.class_id AS 类别, p.name AS 上级,
               u.site AS 网址, u.contact AS 联系人, u.phone AS 电话, u.email AS 邮箱,
               {day:u.valid_from} AS 起, {day:u.valid_to} AS 止,
               m.name AS 并入,
               (SELECT {joined:n.name; '、'} FROM former_name n
                WHERE n.unit = u.id AND n.batch NOT IN (SELECT batch FROM withdrawal)
               ) AS 曾用名
        FROM unit u LEFT JOIN unit p ON p.id = u.parent
        LEFT JOIN unit m ON m.id = u.merged_into""",
    "批次": """
        SELECT b.id AS 编号,
               CASE b.contents WHEN 'units' THEN '单位' WHEN 'observations' THEN '记录'
                    WHEN 'decision' THEN '决定' ELSE '撤回' END AS 内容,
               b.file AS 文件, b.rows AS 行数,
               {moment:b.recorded_at} AS 时间, b.recorded_by AS 经手人,
               w.by_batch AS 撤回批次, w.reason AS 撤回原因, b.sha256 AS 校验值
        FROM batch b LEFT JOIN withdrawal w ON w.batch = b.id""",
    "记录": """
        SELECT o.id AS 编号, u.name AS 单位, s.source AS 来源, s.check_code AS 指标,
               s.kind AS 问题类型, {moment:o.seen} AS 时间,
               {value:s.reading; w.text; o.value} AS 值,
               CASE o.state WHEN 0 THEN '有记录' WHEN 1 THEN '情况说明'
                    WHEN 2 THEN '不适用' WHEN 3 THEN '无法判定'
                    ELSE '已整改' END AS 状态,
               {day:d.due} AS 整改期限, d.evidence AS 佐证,
               d.basis AS 依据, d.place AS 地点, d.inspector AS 检查人, d.note AS 说明,
               b.file AS 文件, x.sheet AS 工作表,
               (o.id - b.first_id) / coalesce(x.wide, 1) - coalesce(x.rows_before, 0)
                 AS 行,
               b.id AS 批次,
               CASE WHEN NOT EXISTS (SELECT 1 FROM correction c
                 WHERE c.observation = o.id AND NOT EXISTS (SELECT 1 FROM voided v
                   WHERE (v.observation, v.successor) = (c.observation, c.successor))
               ) THEN 1 ELSE 0 END AS 有效
        FROM observation o JOIN unit u ON u.id = o.unit
        JOIN batch b ON o.id BETWEEN b.first_id AND b.first_id + b.lines
        LEFT JOIN section x
          ON x.batch = b.id AND o.id BETWEEN x.first_id AND x.last_id
        JOIN series s ON s.id = o.series
        LEFT JOIN word w ON s.reading = 'word' AND w.id = o.value
        LEFT JOIN detail d ON d.observation = o.id""",
    "整改": """
        SELECT u.name AS 单位, s.source AS 来源, s.check_code AS 指标,
               s.kind AS 问题类型, o.id AS 发现编号,
               {moment:o.seen} AS 发现时间, d.place AS 地点,
               d.inspector AS 检查人, d.evidence AS 发现佐证, d.note AS 发现说明,
               {day:d.due} AS 整改期限, r.id AS 整改编号,
               {moment:r.seen} AS 整改时间, a.evidence AS 整改佐证,
               a.note AS 整改说明
        FROM detail d
        JOIN observation o ON o.unit = d.unit AND o.id = d.observation
        JOIN unit u ON u.id = o.unit JOIN series s ON s.id = o.series
        LEFT JOIN observation r ON r.unit = o.unit AND r.id = (
          SELECT n.id FROM observation n JOIN series m ON m.id = n.series
          WHERE n.unit = o.unit AND n.state = 4 AND n.seen >= o.seen
            AND (m.source, m.check_code) = (s.source, s.check_code)
            AND m.kind IN ('', s.kind)
          ORDER BY n.seen, n.id LIMIT 1)
        LEFT JOIN detail a ON a.observation = r.id
        WHERE d.due IS NOT NULL AND o.state <> 4""",
    "佐证材料": """
        SELECT h.observation AS 记录编号, u.name AS 单位, e.file AS 文件,
               'evidence/' || substr(e.sha256, 1, 2) || '/' || e.sha256 || e.suffix
                 AS 存放位置,
               e.size AS 字节数
        FROM exhibit h JOIN evidence e ON e.id = h.evidence
        JOIN unit u ON u.id = h.unit""",
    "得分": """
        SELECT r.run AS 批次, r.class_id AS 类别, {half:p.halves} AS 排名,
               u.name AS 单位,
               r.printed AS 总分, r.grade AS 等次, r.status AS 状态
        FROM result r JOIN unit u ON u.id = r.unit
        LEFT JOIN "placing" p ON p.run = r.run AND p.unit = r.unit""",
    "得分明细": """
        SELECT r.run AS 批次, u.name AS 单位, c.indicator AS 指标, c.state AS 状态,
               c.points AS 得分
        FROM result r JOIN unit u ON u.id = r.unit
        JOIN {numbers:r.cells; n}
        JOIN cell c ON c.run = r.run AND c.number = n.value""",
    "不适用申报": """
        SELECT o.id AS 编号, u.name AS 单位, s.source AS 来源, s.check_code AS 指标,
               {day_of:o.seen} AS 申报日期, d.basis AS 依据, d.note AS 说明,
               CASE WHEN r.accepted IS NULL THEN '待定' WHEN r.accepted = 1 THEN '同意'
                    ELSE '不同意' END AS 决定,
               c.reason AS 原因, c.authority AS 决定单位, c.document AS 文号,
               {moment:b.recorded_at} AS 决定时间,
               b.recorded_by AS 经手人
        FROM observation o JOIN unit u ON u.id = o.unit
        JOIN series s ON s.id = o.series
        LEFT JOIN detail d ON d.observation = o.id
        LEFT JOIN claim_ruling r ON r.observation = o.id
          AND r.batch NOT IN (SELECT batch FROM withdrawal)
        LEFT JOIN decision c ON c.batch = r.batch
        LEFT JOIN batch b ON b.id = r.batch
        WHERE o.state = 2""",
    "复核申请": """
        SELECT a.id AS 编号, u.name AS 单位, s.source AS 来源, s.check_code AS 指标,
               {day_of:a.seen} AS 记录日期, a.observation AS 记录编号,
               {value:s.reading; ow.text; o.value} AS 原值,
               {value:s.reading; aw.text; a.asked} AS 申请值,
               a.reason AS 理由, a.document AS 来文,
               {day:a.opened} AS 受理日期,
               {day:a.due} AS 办理期限,
               CASE WHEN r.accepted IS NULL THEN '待定' WHEN r.accepted = 1 THEN '同意'
                    ELSE '不同意' END AS 决定,
               {value:s.reading; rw.text; r.value} AS 决定值,
               c.reason AS 决定理由, c.authority AS 决定单位, c.document AS 文号,
               {moment:b.recorded_at} AS 决定时间,
               b.recorded_by AS 经手人
        FROM appeal a JOIN unit u ON u.id = a.unit JOIN series s ON s.id = a.series
        LEFT JOIN observation o ON (o.unit, o.series, o.seen, o.id)
          = (a.unit, a.series, a.seen, a.observation)
        LEFT JOIN appeal_ruling r ON r.appeal = a.id
          AND r.batch NOT IN (SELECT batch FROM withdrawal)
        LEFT JOIN decision c ON c.batch = r.batch
        LEFT JOIN batch b ON b.id = r.batch
        LEFT JOIN word ow ON ow.id = o.value
        LEFT JOIN word aw ON aw.id = a.asked
        LEFT JOIN word rw ON rw.id = r.value""",
    "变更日志": """
        SELECT id AS 编号, {moment:made_at} AS 时间, made_by AS 经手人,
               subject AS 对象, number AS 对象编号, part AS 项目, old AS 原值,
               new AS 新值, reason AS 原因, batch AS 批次
        FROM change""",
    "催办": """
        SELECT n.id AS 编号, u.name AS 单位, n.level AS 级别, r.kind AS 事项类型,
               r.subject AS 事项, {day:nullif(r.due, 0)} AS 期限,
               {day:n.fell_on} AS 应发日期,
               {day:i.day} AS 发文日期, n.file AS 文件
        FROM reminder r JOIN notice n ON n.id = r.notice
        JOIN unit u ON u.id = r.unit JOIN issuing i ON i.id = n.issuing""",
    "催办台账": """
        SELECT l.id AS 编号, {day:l.day} AS 日期,
               {clock:l.minute} AS 时间, u.name AS 单位,
               CASE l.what WHEN 'settled' THEN '销号' WHEN 'gone' THEN '撤销'
                    WHEN 'reopened' THEN '重新立项' WHEN 'extended' THEN '延期'
                    WHEN 'snoozed' THEN '暂缓' WHEN 'contact' THEN '联系'
                    ELSE '回复' END AS 经过,
               l.kind AS 事项类型, l.subject AS 事项,
               {day:nullif(l.due, 0)} AS 期限,
               {day:l.until} AS 至, l.notice AS 通知编号, l.way AS 方式,
               l.person AS 联系人, l.said AS 内容, l.authority AS 批准依据,
               l.made_by AS 经手人
        FROM ledger l JOIN unit u ON u.id = l.unit""",
}
