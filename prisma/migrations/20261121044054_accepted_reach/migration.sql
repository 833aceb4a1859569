-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "accepted_reach" JSONB NOT NULL;
