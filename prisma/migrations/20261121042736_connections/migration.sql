-- CreateEnum
CREATE TYPE "ConnectionPurpose" AS ENUM ('read', 'act');

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "is_sample" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "raff_account" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "raff_account_id" TEXT,
    "practice" BOOLEAN NOT NULL DEFAULT false,
    "api_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "raff_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" "ConnectionPurpose" NOT NULL,
    "prefix" TEXT NOT NULL,
    "fingerprint" TEXT,
    "standing" TEXT NOT NULL,
    "problem" TEXT,
    "reach" JSONB NOT NULL,
    "tier" TEXT NOT NULL DEFAULT 'standard',
    "last_checked_at" TIMESTAMPTZ(3) NOT NULL,
    "last_tried_at" TIMESTAMPTZ(3) NOT NULL,
    "key_expires_at" TIMESTAMPTZ(3),
    "key_stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sealed_key" (
    "connection_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sealed_key_pkey" PRIMARY KEY ("connection_id")
);

-- CreateTable
CREATE TABLE "sample_sign_in" (
    "person_id" UUID NOT NULL,
    "password" TEXT NOT NULL,

    CONSTRAINT "sample_sign_in_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "raff_account_practice_raff_account_id_key" ON "raff_account"("practice", "raff_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_fingerprint_key" ON "connection"("fingerprint");

-- CreateIndex
CREATE INDEX "connection_account_id_purpose_removed_at_idx" ON "connection"("account_id", "purpose", "removed_at");

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "raff_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sealed_key" ADD CONSTRAINT "sealed_key_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_sign_in" ADD CONSTRAINT "sample_sign_in_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
