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

