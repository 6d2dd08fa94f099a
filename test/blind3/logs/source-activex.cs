private void OnDisconnected(object sender, IMsTscAxEvents_OnDisconnectedEvent e)
{
    // e.discReason is what the control tells us; the extended reason comes from the client object
    switch (e.discReason)
    {
        case 1: // local
        case 2: // by the user
            Close();
            break;
        case 0x0904:
            ScheduleReconnect(TimeSpan.FromSeconds(5));
            break;
        default:
            _log.Warn($"Disconnected, discReason {e.discReason}, extended {(int)_rdp.ExtendedDisconnectReason}");
            break;
    }
}
