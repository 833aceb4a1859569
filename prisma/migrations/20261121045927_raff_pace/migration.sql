-- CreateTable
CREATE TABLE "raff_pace" (
    "key" TEXT NOT NULL,
    "steady_until" DOUBLE PRECISION NOT NULL,
    "spare_until" DOUBLE PRECISION NOT NULL,
    "blocked_until" DOUBLE PRECISION NOT NULL,
    "version" INTEGER NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "raff_pace_pkey" PRIMARY KEY ("key")
);
