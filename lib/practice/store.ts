import { Collection } from './collection'
import { STATE_VERSION, type State } from './model'

export type Store = ReturnType<typeof openStore>

/** The same state, indexed. The plain state is not touched after this; `plainState` gives it back. */
export function openStore(state: State) {
  return {
    seed: state.seed,
    counters: { ...state.counters },
    account: state.account,
    users: new Map(state.users.map((user) => [user.id, user])),
    handouts: state.handouts,
    members: new Collection(state.members, {
      userId: (row) => row.userId,
      apiKeyId: (row) => row.apiKeyId,
      roleId: (row) => row.roleId,
      invitationId: (row) => row.invitationId,
    }),
    invitations: new Collection(state.invitations, { roleId: (row) => row.roleId, projectId: (row) => row.projectId }),
    roles: new Collection(state.roles, { scope: (row) => row.scope }),
    projects: new Collection(state.projects, { slug: (row) => row.slug }),
    projectMembers: new Collection(state.projectMembers, {
      projectId: (row) => row.projectId,
      apiKeyId: (row) => row.apiKeyId,
      userId: (row) => row.userId,
      roleId: (row) => row.roleId,
      invitationId: (row) => row.invitationId,
    }),
    apiKeys: new Collection(state.apiKeys, { secretHash: (row) => row.secretHash, roleId: (row) => row.roleId }),
    sshKeys: new Collection(state.sshKeys, {}),
    vms: new Collection(state.vms, { projectId: (row) => row.projectId }),
    volumes: new Collection(state.volumes, { projectId: (row) => row.projectId, vmId: (row) => row.vmId }),
    snapshots: new Collection(state.snapshots, {
      projectId: (row) => row.projectId,
      vmId: (row) => row.vmId,
      volumeId: (row) => row.volumeId,
    }),
    backups: new Collection(state.backups, {
      projectId: (row) => row.projectId,
      vmId: (row) => row.vmId,
      seriesId: (row) => row.seriesId,
      scheduleId: (row) => row.scheduleId,
    }),
    schedules: new Collection(state.schedules, { projectId: (row) => row.projectId, vmId: (row) => row.vmId }),
    ips: new Collection(state.ips, {
      projectId: (row) => row.projectId,
      vmId: (row) => row.vmId,
      address: (row) => row.address,
      gatewayOfVpcId: (row) => row.gatewayOfVpcId,
    }),
    vpcs: new Collection(state.vpcs, { projectId: (row) => row.projectId }),
    securityGroups: new Collection(state.securityGroups, { projectId: (row) => row.projectId }),
    images: new Collection(state.images, { projectId: (row) => row.projectId }),
    jobs: new Map(state.jobs.map((job) => [job.id, job])),
  }
}

export function plainState(store: Store, now: number, savedAt: number | null): State {
  return {
    version: STATE_VERSION,
    seed: store.seed,
    now,
    savedAt,
    counters: store.counters,
    account: store.account,
    users: [...store.users.values()],
    handouts: store.handouts,
    members: [...store.members.all()],
    invitations: [...store.invitations.all()],
    roles: [...store.roles.all()],
    projects: [...store.projects.all()],
    projectMembers: [...store.projectMembers.all()],
    apiKeys: [...store.apiKeys.all()],
    sshKeys: [...store.sshKeys.all()],
    vms: [...store.vms.all()],
    volumes: [...store.volumes.all()],
    snapshots: [...store.snapshots.all()],
    backups: [...store.backups.all()],
    schedules: [...store.schedules.all()],
    ips: [...store.ips.all()],
    vpcs: [...store.vpcs.all()],
    securityGroups: [...store.securityGroups.all()],
    images: [...store.images.all()],
    jobs: [...store.jobs.values()],
  }
}
