-- CreateTable
CREATE TABLE "ownership_import" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "file_name" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "changes" INTEGER NOT NULL,
    "same" INTEGER NOT NULL,
    "problems" INTEGER NOT NULL,
    "unused" TEXT[],
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "ownership_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ownership_import_line" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "resource_id" UUID,
    "kind" TEXT,
    "name" TEXT NOT NULL,
    "edit" JSONB,
    "changes" JSONB NOT NULL,
    "problems" JSONB NOT NULL,

    CONSTRAINT "ownership_import_line_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateIndex
CREATE INDEX "ownership_import_person_id_idx" ON "ownership_import"("person_id");

-- CreateIndex
CREATE INDEX "ownership_import_made_at_idx" ON "ownership_import"("made_at");

-- CreateIndex
CREATE INDEX "ownership_import_line_import_id_state_line_idx" ON "ownership_import_line"("import_id", "state", "line");

-- AddForeignKey
ALTER TABLE "ownership_import_line" ADD CONSTRAINT "ownership_import_line_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "ownership_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
