-- CreateTable
CREATE TABLE "resource" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "raff_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "status" TEXT,
    "status_after" TIMESTAMPTZ(3),
    "status_by" TIMESTAMPTZ(3) NOT NULL,
    "project_id" TEXT,
    "project_name" TEXT,
    "environment" TEXT,
    "environment_from" TEXT,
    "owner_key" TEXT,
    "owner_name" TEXT,
    "owner_gone" BOOLEAN NOT NULL DEFAULT false,
    "owner_confirmed_at" TIMESTAMPTZ(3),
    "monthly_cost" DECIMAL(14,4),
    "cost_source" TEXT NOT NULL,
    "parent_kind" TEXT,
    "parent_raff_id" TEXT,
    "parent_asked_at" TIMESTAMPTZ(3),
    "addresses" TEXT[],
    "tags" TEXT[],
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3),
    "findings" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "search" TEXT NOT NULL,
    "facts_hash" TEXT NOT NULL,
    "first_seen_after" TIMESTAMPTZ(3),
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "gone_after" TIMESTAMPTZ(3),
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_facts" (
    "resource_id" UUID NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "resource_facts_pkey" PRIMARY KEY ("resource_id")
);

-- CreateTable
CREATE TABLE "interfaces_read" (
    "resource_id" UUID NOT NULL,
    "facts_hash" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "interfaces_read_pkey" PRIMARY KEY ("resource_id")
);

-- CreateTable
CREATE TABLE "network_interface" (
    "account_id" UUID NOT NULL,
    "server_id" TEXT NOT NULL,
    "nic_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "network_name" TEXT,
    "ip" TEXT,
    "mac" TEXT,
    "gateway" TEXT,
    "security_group_id" TEXT,

    CONSTRAINT "network_interface_pkey" PRIMARY KEY ("account_id","server_id","nic_id")
);

-- CreateTable
CREATE TABLE "kind_read" (
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "complete_at" TIMESTAMPTZ(3),
    "tried_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kind_read_pkey" PRIMARY KEY ("account_id","kind")
);

-- CreateTable
CREATE TABLE "blind_spot" (
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "blind_spot_pkey" PRIMARY KEY ("account_id","kind","project_id")
);

-- CreateTable
CREATE TABLE "change" (
    "id" BIGSERIAL NOT NULL,
    "account_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "field" TEXT,
    "from" JSONB,
    "to" JSONB,
    "seen_after" TIMESTAMPTZ(3),
    "seen_by" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "connection_id" UUID,
    "trigger" TEXT NOT NULL,
    "requested_by_id" UUID,
    "state" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "step" TEXT,
    "calls_done" INTEGER NOT NULL DEFAULT 0,
    "calls_planned" INTEGER NOT NULL DEFAULT 0,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "fewest_calls" INTEGER,
    "applied" JSONB NOT NULL DEFAULT '{}',
    "counts" JSONB NOT NULL DEFAULT '[]',
    "summary" TEXT,
    "problem" TEXT,

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_lease" (
    "account_id" UUID NOT NULL,
    "token" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sync_lease_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "price_list_read" (
    "account_id" UUID NOT NULL,
    "prices" JSONB NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_list_read_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "daily_total" (
    "account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "project_name" TEXT NOT NULL,
    "owner_name" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "monthly_cost" DECIMAL(14,4) NOT NULL,
    "unknown_costs" INTEGER NOT NULL,

    CONSTRAINT "daily_total_pkey" PRIMARY KEY ("account_id","day","kind","project_id","environment","owner_key")
);

-- CreateTable
CREATE TABLE "ownership" (
    "resource_id" UUID NOT NULL,
    "owner_kind" TEXT,
    "owner_id" UUID,
    "backup_kind" TEXT,
    "backup_id" UUID,
    "purpose" TEXT,
    "environment" TEXT,
    "ends_on" DATE,
    "review_on" DATE,
    "ask_first" BOOLEAN NOT NULL DEFAULT false,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ownership_pkey" PRIMARY KEY ("resource_id")
);

-- CreateTable
CREATE TABLE "ownership_change" (
    "id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "ownership_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","person_id")
);

-- CreateTable
CREATE TABLE "project_environment" (
    "resource_id" UUID NOT NULL,
    "environment" TEXT NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "project_environment_pkey" PRIMARY KEY ("resource_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "resource_gone_sort_name_id_idx" ON "resource"("gone", "sort_name", "id");

-- CreateIndex
CREATE INDEX "resource_gone_kind_sort_name_id_idx" ON "resource"("gone", "kind", "sort_name", "id");

-- CreateIndex
CREATE INDEX "resource_gone_project_id_sort_name_id_idx" ON "resource"("gone", "project_id", "sort_name", "id");

-- CreateIndex
CREATE INDEX "resource_gone_owner_key_sort_name_id_idx" ON "resource"("gone", "owner_key", "sort_name", "id");

-- CreateIndex
CREATE INDEX "resource_gone_monthly_cost_id_idx" ON "resource"("gone", "monthly_cost", "id");

-- CreateIndex
CREATE INDEX "resource_gone_first_seen_at_id_idx" ON "resource"("gone", "first_seen_at", "id");

-- CreateIndex
CREATE INDEX "resource_tags_idx" ON "resource" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "resource_addresses_idx" ON "resource" USING GIN ("addresses");

-- CreateIndex
CREATE INDEX "resource_account_id_parent_kind_parent_raff_id_idx" ON "resource"("account_id", "parent_kind", "parent_raff_id");

-- CreateIndex
CREATE INDEX "resource_account_id_created_by_idx" ON "resource"("account_id", "created_by");

-- CreateIndex
CREATE INDEX "resource_gone_at_idx" ON "resource"("gone_at");

-- CreateIndex
CREATE UNIQUE INDEX "resource_account_id_kind_raff_id_key" ON "resource"("account_id", "kind", "raff_id");

-- CreateIndex
CREATE INDEX "network_interface_account_id_security_group_id_idx" ON "network_interface"("account_id", "security_group_id");

-- CreateIndex
CREATE INDEX "network_interface_account_id_ip_idx" ON "network_interface"("account_id", "ip");

-- CreateIndex
CREATE INDEX "network_interface_account_id_network_name_idx" ON "network_interface"("account_id", "network_name");

-- CreateIndex
CREATE INDEX "change_resource_id_seen_by_idx" ON "change"("resource_id", "seen_by");

-- CreateIndex
CREATE INDEX "change_account_id_seen_by_idx" ON "change"("account_id", "seen_by");

-- CreateIndex
CREATE INDEX "change_seen_by_idx" ON "change"("seen_by");

-- CreateIndex
CREATE INDEX "sync_run_account_id_started_at_idx" ON "sync_run"("account_id", "started_at");

-- CreateIndex
CREATE INDEX "sync_run_started_at_idx" ON "sync_run"("started_at");

-- CreateIndex
CREATE INDEX "ownership_owner_kind_owner_id_idx" ON "ownership"("owner_kind", "owner_id");

-- CreateIndex
CREATE INDEX "ownership_backup_kind_backup_id_idx" ON "ownership"("backup_kind", "backup_id");

-- CreateIndex
CREATE INDEX "ownership_change_resource_id_at_idx" ON "ownership_change"("resource_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "team_name_key_key" ON "team"("name_key");

-- CreateIndex
CREATE INDEX "team_member_person_id_idx" ON "team_member"("person_id");

-- CreateIndex
CREATE INDEX "saved_view_shared_idx" ON "saved_view"("shared");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_person_id_name_key" ON "saved_view"("person_id", "name");

-- AddForeignKey
ALTER TABLE "resource_facts" ADD CONSTRAINT "resource_facts_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interfaces_read" ADD CONSTRAINT "interfaces_read_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ownership" ADD CONSTRAINT "ownership_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
