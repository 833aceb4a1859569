-- AlterTable
ALTER TABLE "finding_decision" ADD COLUMN     "code" TEXT,
ADD COLUMN     "severity" TEXT;

-- What has been decided already was about what the finding's history says that it was at that moment.
UPDATE "finding_decision" d SET "code" = told.code, "severity" = told.severity
FROM (
  SELECT DISTINCT ON (d.id) d.id, e.detail ->> 'code' AS code, e.detail ->> 'severity' AS severity
  FROM "finding_decision" d JOIN "finding_event" e ON e.finding_id = d.finding_id AND e.at <= d.at
  WHERE e.what IN ('opened', 'changed')
  ORDER BY d.id, e.at DESC, e.id DESC
) AS told WHERE told.id = d.id;
