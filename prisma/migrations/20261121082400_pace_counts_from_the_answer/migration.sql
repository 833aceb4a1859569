-- What was counted in the old way says nothing in the new one, and is over within a minute.
DELETE FROM "raff_pace";

-- AlterTable
ALTER TABLE "raff_pace" DROP COLUMN "spare_until",
DROP COLUMN "steady_until",
ADD COLUMN     "extra" DOUBLE PRECISION[],
ADD COLUMN     "last" DOUBLE PRECISION NOT NULL,
ADD COLUMN     "recent" DOUBLE PRECISION[];
