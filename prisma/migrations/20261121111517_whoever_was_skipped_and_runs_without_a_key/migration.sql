-- AlterTable
ALTER TABLE "request" ADD COLUMN     "stuck_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "request_skipped" (
    "request_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_skipped_pkey" PRIMARY KEY ("request_id","person_id")
);

-- CreateIndex
CREATE INDEX "request_skipped_person_id_seen_at_idx" ON "request_skipped"("person_id", "seen_at");

-- AddForeignKey
ALTER TABLE "request_skipped" ADD CONSTRAINT "request_skipped_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
