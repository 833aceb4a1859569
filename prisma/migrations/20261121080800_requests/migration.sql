-- CreateTable
CREATE TABLE "request" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "policy" JSONB NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "fresh_plan" JSONB,
    "changes" JSONB,
    "asked_by_id" UUID NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_at" TIMESTAMPTZ(3),
    "run_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "problem" TEXT,
    "postponed_until" TIMESTAMPTZ(3),
    "postponed_times" INTEGER NOT NULL DEFAULT 0,
    "stop_asked_at" TIMESTAMPTZ(3),
    "stop_asked_by" TEXT,
    "marks" TEXT[],
    "finding_id" UUID,
    "undo_of_id" UUID,
    "wake_at" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_target" (
    "request_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "raff_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "result" TEXT,
    "note" TEXT,

    CONSTRAINT "request_target_pkey" PRIMARY KEY ("request_id","resource_id")
);

-- CreateTable
CREATE TABLE "request_vote" (
    "request_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_vote_pkey" PRIMARY KEY ("request_id","round","person_id")
);

-- CreateTable
CREATE TABLE "request_comment" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_step" (
    "request_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "target_id" UUID NOT NULL,
    "planned" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "baseline" JSONB,
    "answer" JSONB,
    "not_before" TIMESTAMPTZ(3),
    "intended_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "looks" INTEGER NOT NULL DEFAULT 0,
    "raff_status" INTEGER,
    "raff_request" TEXT,
    "progress" TEXT,
    "note" TEXT,

    CONSTRAINT "request_step_pkey" PRIMARY KEY ("request_id","place")
);

-- CreateTable
CREATE TABLE "request_secret" (
    "request_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_secret_pkey" PRIMARY KEY ("request_id")
);

-- CreateTable
CREATE TABLE "run_switch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "halted" BOOLEAN NOT NULL DEFAULT false,
    "since" TIMESTAMPTZ(3),
    "by_name" TEXT,
    "reason" TEXT,

    CONSTRAINT "run_switch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "request_code_key" ON "request"("code");

-- CreateIndex
CREATE INDEX "request_state_id_idx" ON "request"("state", "id");

-- CreateIndex
CREATE INDEX "request_state_wake_at_idx" ON "request"("state", "wake_at");

-- CreateIndex
CREATE INDEX "request_target_resource_id_request_id_idx" ON "request_target"("resource_id", "request_id");

-- CreateIndex
CREATE INDEX "request_comment_request_id_at_idx" ON "request_comment"("request_id", "at");

-- AddForeignKey
ALTER TABLE "request_target" ADD CONSTRAINT "request_target_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_vote" ADD CONSTRAINT "request_vote_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_comment" ADD CONSTRAINT "request_comment_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_step" ADD CONSTRAINT "request_step_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_secret" ADD CONSTRAINT "request_secret_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
