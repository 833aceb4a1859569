// The actions that a request can propose. Their names are part of our API and never change; the words stand on buttons and
// in sentences, with what they do it to behind them: "delete web-02".

export const ACTION_NAMES = [
  'vm.start',
  'vm.stop',
  'vm.snapshot',
  'vm.backup',
  'vm.tag-add',
  'vm.tag-remove',
  'vm.save-image',
  'vm.delete',
  'volume.snapshot',
  'volume.delete',
  'snapshot.delete',
  'backup.delete',
  'backup-series.delete',
  'backup-schedule.create',
  'backup-schedule.update',
  'backup-schedule.delete',
  'ip.release',
  'security-group.update',
  'security-group.temporary-access',
  'api-key.create',
  'api-key.rotate',
  'api-key.deactivate',
  'api-key.activate',
  'api-key.revoke',
] as const
export type ActionName = (typeof ACTION_NAMES)[number]
