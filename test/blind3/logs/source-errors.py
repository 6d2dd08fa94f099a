"""Turn the last line of an xfreerdp log into something the help desk can say."""
import re

LAST = re.compile(r"(ERR(?:CONNECT|INFO)_[A-Z_]+)")

SAY = {
    "ERRCONNECT_ACCOUNT_LOCKED_OUT": "The account is locked. Wait 15 minutes or call 4711.",
    "ERRCONNECT_TLS_CONNECT_FAILED": "Old client. Update it from the software centre.",
    "ERRINFO_IDLE_TIMEOUT": "Idle for more than 60 minutes.",
}


def say(log: str) -> str:
    found = LAST.findall(log)
    return SAY.get(found[-1], "unknown") if found else "no error"
