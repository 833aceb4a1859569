-- AlterTable
ALTER TABLE "request_step" ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "owner_id" UUID,
ADD COLUMN     "owner_name" TEXT;

-- CreateTable
CREATE TABLE "key_rotation" (
    "request_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "old_raff_id" TEXT NOT NULL,
    "old_name" TEXT NOT NULL,
    "new_raff_id" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_rotation_pkey" PRIMARY KEY ("request_id")
);

-- CreateIndex
CREATE INDEX "key_rotation_account_id_made_at_idx" ON "key_rotation"("account_id", "made_at");

-- AddForeignKey
ALTER TABLE "key_rotation" ADD CONSTRAINT "key_rotation_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Rotations that run already: whoever asked has the steps that wait for a person, from today on.
UPDATE "request_step" AS s
SET "owner_id" = r."asked_by_id", "owner_name" = r."asked_by_name", "due_at" = now() + INTERVAL '10 days'
FROM "request" AS r
WHERE r."id" = s."request_id" AND r."action" = 'api-key.rotate' AND r."state" = 'running'
  AND s."planned" ->> 'kind' IN ('tick', 'seen-in-use') AND s."state" NOT IN ('confirmed', 'failed', 'unknown', 'skipped');
