-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "resource_id" UUID,
    "raff_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "project_id" TEXT,
    "project_name" TEXT,
    "environment" TEXT,
    "reasons" JSONB NOT NULL,
    "unknowns" JSONB NOT NULL,
    "actions" JSONB NOT NULL,
    "affects" UUID[],
    "since_after" TIMESTAMPTZ(3),
    "since_by" TIMESTAMPTZ(3),
    "monthly_cost" DECIMAL(14,4),
    "saving" DECIMAL(14,4),
    "saving_unknown" BOOLEAN NOT NULL DEFAULT false,
    "hash" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "times_opened" INTEGER NOT NULL DEFAULT 1,
    "unjudged_since" TIMESTAMPTZ(3),
    "decision" TEXT,
    "decision_id" UUID,
    "decided_until" TIMESTAMPTZ(3),
    "postponed" INTEGER NOT NULL DEFAULT 0,
    "assigned_to_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_event" (
    "id" BIGSERIAL NOT NULL,
    "finding_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT,
    "detail" JSONB NOT NULL,

    CONSTRAINT "finding_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_decision" (
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "finding_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage" (
    "resource_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "unknowns" JSONB NOT NULL,
    "last_good_at" TIMESTAMPTZ(3),
    "allowance_hours" INTEGER,
    "schedules" JSONB NOT NULL,
    "restore_points" INTEGER NOT NULL,
    "calendar" TEXT NOT NULL,
    "computed_on" DATE NOT NULL,
    "server_name" TEXT,
    "finding_key" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("resource_id")
);

-- CreateTable
CREATE TABLE "findings_run" (
    "account_id" UUID NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "findings" INTEGER NOT NULL,

    CONSTRAINT "findings_run_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "finding_total" (
    "account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "measure" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "saving" DECIMAL(14,4) NOT NULL,

    CONSTRAINT "finding_total_pkey" PRIMARY KEY ("account_id","day","measure")
);

-- CreateTable
CREATE TABLE "restore_test" (
    "id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "tested_on" DATE NOT NULL,
    "result" TEXT NOT NULL,
    "note" TEXT,
    "recorded_by_id" UUID,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "restore_test_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_answer" (
    "resource_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "note" TEXT,
    "answered_by_id" UUID,
    "answered_by" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklist_answer_pkey" PRIMARY KEY ("resource_id","question")
);

-- CreateTable
CREATE TABLE "temporary_access" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "firewall_id" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "request_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "temporary_access_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "area" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("area","version")
);

-- CreateIndex
CREATE INDEX "finding_open_area_code_idx" ON "finding"("open", "area", "code");

-- CreateIndex
CREATE INDEX "finding_resource_id_idx" ON "finding"("resource_id");

-- CreateIndex
CREATE INDEX "finding_affects_idx" ON "finding" USING GIN ("affects");

-- CreateIndex
CREATE INDEX "finding_open_closed_at_idx" ON "finding"("open", "closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "finding_account_id_key_key" ON "finding"("account_id", "key");

-- CreateIndex
CREATE INDEX "finding_event_finding_id_at_idx" ON "finding_event"("finding_id", "at");

-- CreateIndex
CREATE INDEX "finding_decision_finding_id_at_idx" ON "finding_decision"("finding_id", "at");

-- CreateIndex
CREATE INDEX "coverage_account_id_state_idx" ON "coverage"("account_id", "state");

-- CreateIndex
CREATE INDEX "restore_test_resource_id_tested_on_idx" ON "restore_test"("resource_id", "tested_on");

-- CreateIndex
CREATE INDEX "temporary_access_account_id_closed_at_idx" ON "temporary_access"("account_id", "closed_at");

-- AddForeignKey
ALTER TABLE "finding_event" ADD CONSTRAINT "finding_event_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_decision" ADD CONSTRAINT "finding_decision_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;
