import type { Playbook } from '../playbook';
import { GPO_SESSION_HOST, LINKS, restoreKey, saveKey } from '../playbook-steps';

const CALAIS = String.raw`HKLM\SOFTWARE\Microsoft\Cryptography\Calais`;

/** Playbooks for smart cards: service, reader, PIN and certificate. Built anew on every call; the caller keeps the result. */
export const smartcardPlaybooks = (): readonly Playbook[] => [
  {
    id: 'sc-service',
    concerns: 'A client on which no smart card can be used, because the Windows service for cards is stopped or fails.',
    confirm: [
      {
        text: 'Read the state of the three services',
        on: 'client',
        run: 'Get-Service -Name SCardSvr,ScDeviceEnum,CertPropSvc | Format-Table Name,Status,StartType',
        shell: 'powershell',
        expect:
          'SCardSvr Stopped or Disabled while a card is in the reader: this is the cause. Running: look at reader and card.',
      },
      {
        text: 'Test the card without being asked for the PIN',
        on: 'client',
        run: 'certutil -scinfo -silent',
        shell: 'cmd',
        expect:
          'The certificate of the card is listed with its chain: the service works. An error about the service: this is the cause. Another error: look at reader and card.',
      },
    ],
    fix: [
      {
        text: 'Start the service',
        on: 'client',
        run: 'Start-Service -Name SCardSvr',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Let it start with Windows, after noting its start type',
        on: 'client',
        run: 'Set-Service -Name SCardSvr -StartupType Automatic',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'If the card fails only inside the session: let the policy "Do not allow smart card device redirection" be Disabled, and the .rdp file hold redirectsmartcards:i:1',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Device and Resource Redirection`,
        admin: true,
        risk: 'medium',
      },
      {
        text: 'If the service is still reported missing: install the current updates on the host and restart it',
        on: 'host',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
    ],
    verify: [
      {
        text: 'Test the card inside the session',
        on: 'host',
        run: 'certutil -scinfo -silent',
        shell: 'cmd',
        expect: 'Reader and card are listed.',
      },
    ],
    undo: [
      {
        text: 'Set the start type back to what you noted; Manual is usual',
        on: 'client',
        run: 'Set-Service -Name SCardSvr -StartupType Manual',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Set the policy back to what it was',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Device and Resource Redirection`,
        admin: true,
        risk: 'low',
      },
    ],
    links: [LINKS.authenticateTwice, LINKS.onDisconnected],
    confidence: 'high',
  },
  {
    id: 'sc-reader-card',
    concerns: 'A user with a smart card whose reader or card the client does not see, or who took the card out.',
    confirm: [
      {
        text: 'See whether Windows knows the reader',
        on: 'client',
        run: 'Get-PnpDevice -Class SmartCardReader',
        shell: 'powershell',
        expect: 'Status OK: the reader is there. An error, or nothing: this is the cause.',
      },
      {
        text: 'Test the card without being asked for the PIN',
        on: 'client',
        run: 'certutil -scinfo -silent',
        shell: 'cmd',
        expect:
          'It says that no reader or no card is there: this is the cause. The card is listed: look at its certificate.',
      },
      {
        text: 'If a running session ended: ask whether the card was taken out, and what the policy does then',
        on: 'client',
        look: 'secpol.msc > Local Policies > Security Options > Interactive logon: Smart card removal behavior',
        expect: 'Lock, sign out or disconnect: the policy ended the session as it should.',
      },
    ],
    fix: [
      { text: 'Push the card in fully and clean its contacts', on: 'client', risk: 'none' },
      { text: 'Plug the reader into another USB port', on: 'client', risk: 'low' },
      {
        text: 'Install the driver of the reader, and stop Windows from switching its USB port off to save power',
        on: 'client',
        look: 'Device Manager > the reader or USB hub > Properties',
        admin: true,
        risk: 'low',
      },
    ],
    verify: [
      {
        text: 'Test the card again',
        on: 'client',
        run: 'certutil -scinfo -silent',
        shell: 'cmd',
        expect: 'The card is listed.',
      },
    ],
    undo: [
      { text: 'Put the driver and the power setting back to what they were', on: 'client', admin: true, risk: 'low' },
    ],
    links: [LINKS.onDisconnected],
    confidence: 'high',
  },
  {
    id: 'sc-pin-locked',
    concerns: 'A user whose smart card refuses the PIN, or no longer takes one.',
    confirm: [
      {
        text: 'Read in the software of the card’s maker how many attempts are left, without trying the PIN',
        on: 'client',
        look: 'The maker’s card software',
        expect:
          'None left: the card is blocked. Some left: the PIN was wrong; find out the right one before the next try.',
      },
    ],
    fix: [
      { text: 'Stop trying, and ask the user which PIN belongs to this card', on: 'client', risk: 'none' },
      {
        text: 'Let whoever issues the cards unblock it, by PUK or by challenge and response, or issue a new one',
        on: 'client',
        risk: 'medium',
        warning: 'Too many attempts destroy some cards for good.',
      },
    ],
    verify: [
      { text: 'Sign in with the card at the console of a computer', on: 'client', expect: 'The sign-in succeeds.' },
    ],
    undo: [
      { text: 'Nothing can be taken back: an unblocked or newly issued card stays so', on: 'client', risk: 'none' },
    ],
    warnings: [
      'Windows tools can ask for the PIN, and each wrong one costs an attempt: cancel the question, or use certutil -scinfo -silent.',
    ],
    links: [LINKS.onDisconnected],
    confidence: 'high',
  },
  {
    id: 'sc-certificate',
    concerns: 'A user whose card and PIN are in order, but whose certificate on the card is not accepted.',
    confirm: [
      {
        text: 'List the certificates of the card without being asked for the PIN',
        on: 'client',
        run: 'certutil -scinfo -silent',
        shell: 'cmd',
        expect:
          'A certificate for smart card sign-in with valid dates and a full chain: look elsewhere. One of these missing: this is the cause.',
      },
      {
        text: 'Save the certificate as card.cer, then check its chain and revocation list',
        on: 'client',
        run: 'certutil -verify -urlfetch card.cer',
        shell: 'cmd',
        expect:
          'An address that fails, or an issuer that is not trusted for sign-in (NTAuth): this is the cause. All verified: look at the mapping.',
      },
      {
        text: 'Look for events 39 and 41 on the domain controller, and 624 of the smart card service on the client',
        on: 'directory',
        look: 'Event Viewer > Windows Logs > System: Kerberos-Key-Distribution-Center, Smart Card Service',
        expect:
          '39 or 41: the certificate is tied to the account too weakly. 624: the card uses the older CSP. None: no hint.',
        unverified: true,
      },
    ],
    fix: [
      {
        text: 'Let the Certificate Propagation service run on the client',
        on: 'client',
        run: 'Start-Service -Name CertPropSvc',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Update the software of the card: since the updates of October 2025 RSA cards use a KSP',
        on: 'client',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Repair what was missing: chain, revocation list, NTAuth store, or the strong mapping to the account',
        on: 'directory',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'At a site with a read-only domain controller: let a writable one answer, or put the session host into the domain of the user',
        on: 'directory',
        admin: true,
        risk: 'medium',
      },
      saveKey(CALAIS, 'calais', 'client'),
      {
        text: 'For a time only, until the card software is updated: go back to the CSP',
        on: 'client',
        run: `reg add "${CALAIS}" /v DisableCapiOverrideForRSA /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'high',
        warning: 'This undoes a hardening of Windows, and is announced to stop working.',
        unverified: true,
      },
    ],
    verify: [{ text: 'Sign in with the card', on: 'client', expect: 'The desktop opens.' }],
    undo: [
      {
        text: 'Remove the value if it did not exist before',
        on: 'client',
        run: `reg delete "${CALAIS}" /v DisableCapiOverrideForRSA /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      restoreKey('calais', 'client', ', then sign in again'),
      {
        text: 'Take the changes in the directory back where they did not help',
        on: 'directory',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [LINKS.smartCardCertificates, LINKS.authenticateTwice],
    confidence: 'medium',
  },
];
