-- CreateTable
CREATE TABLE "policy_proposal" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "decided_by_id" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "policy_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "policy_proposal_state_asked_at_idx" ON "policy_proposal"("state", "asked_at");
