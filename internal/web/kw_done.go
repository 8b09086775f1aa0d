package web

import "github.com/gofiber/fiber/v2"

// What has just been done on the key workers' side, as it stands in ?done=. Anything
// else is nothing.
var kwDoneKeys = map[string]string{
	"saved": "kw.done.saved", "password": "kw.done.password", "name": "kw.done.name", "code-off": "kw.done.code-off",
	"passkey": "kw.done.passkey", "passkey-gone": "kw.done.passkey-gone", "ended": "kw.done.ended",
	"off": "kw.done.off", "on": "kw.done.on", "reset": "kw.done.reset", "team": "kw.done.team",
}

func kwDone(c *fiber.Ctx) string { return kwDoneKeys[c.Query("done")] }
