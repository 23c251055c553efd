-- Why a clock was paused may name someone who is to be forgotten: only these words of an event ever change.
grant update (why) on clock_event to clave_server;
