-- AlterTable
ALTER TABLE "blind_spot" DROP COLUMN "seen_at";

-- AlterTable
ALTER TABLE "resource" ADD COLUMN     "missing_since" TIMESTAMPTZ(3),
ADD COLUMN     "own_words" TEXT NOT NULL;
