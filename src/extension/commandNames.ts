/** Our commands, as in `contributes.commands`. */
export const COMMANDS = {
  lookUp: 'rdpDiagnostics.lookUp',
  explainAtCursor: 'rdpDiagnostics.explainAtCursor',
  nextCode: 'rdpDiagnostics.nextCode',
  previousCode: 'rdpDiagnostics.previousCode',
  copyExplanation: 'rdpDiagnostics.copyExplanation',
  analyzeClipboard: 'rdpDiagnostics.analyzeClipboard',
  showRemediation: 'rdpDiagnostics.showRemediation',
  filterEvents: 'rdpDiagnostics.filterEvents',
  showStory: 'rdpDiagnostics.showStory',
  exportEvtx: 'rdpDiagnostics.exportEvtx',
  findSetting: 'rdpDiagnostics.findSetting',
  turnOffRule: 'rdpDiagnostics.turnOffRule',
  showSignature: 'rdpDiagnostics.showSignature',
  copyRdpsignCommand: 'rdpDiagnostics.copyRdpsignCommand',
  showAskPreview: 'rdpDiagnostics.showAskPreview',
  reviewRisk: 'rdpDiagnostics.reviewRisk',
} as const;
