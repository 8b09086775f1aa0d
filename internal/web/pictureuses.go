package web

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"plainwell/internal/gp"
)

// PictureUse is a picture that the interface shows, and the words beside it.
type PictureUse struct {
	Where   string   // for a person who has to put it right
	Meaning string   // as in pictures.toml
	Keys    []string // the messages beside it; none where the words are no message
}

// drawnInTemplate is a picture, and the message beside it: between them stand tags alone.
var drawnInTemplate = regexp.MustCompile(`\.Pic(?:Once)? "([^"]*)"\}\}(?:[^{]*\{\{\$?\.T "([^"]*)")?`)

// PictureUses lists every picture that the interface chooses itself: in the templates,
// on the tile of "My dates", on the way to a GP, in the help with reminders, and among
// the tools for staff. Those
// that a page or a pack chooses are not among them.
func PictureUses() ([]PictureUse, error) {
	all := []PictureUse{{"the tile My dates", datesPicture, []string{"nav.dates"}}}
	for _, step := range gp.AllSteps() {
		all = append(all, PictureUse{"the step " + step.Name(), gpStepPictures[step], []string{"gp.step." + step.Name()}})
	}
	for _, answer := range gp.AllAnswers() {
		all = append(all, PictureUse{"the answer " + answer.Name(), gpPictures[answer], []string{"gp.answer." + answer.Name()}})
	}
	for _, reason := range gp.Reasons {
		all = append(all, PictureUse{"what they said: " + string(reason), gpReasonPictures[reason], []string{"gp.no." + string(reason)}})
	}
	for _, made := range phoneMakes {
		for _, line := range made.Lines {
			all = append(all, PictureUse{"the help with reminders, " + made.ID, line.Picture, []string{line.Words}})
		}
	}
	for _, tool := range append(meetTools, meetSignIn) {
		all = append(all, PictureUse{"the tool " + tool.Name, tool.Picture, []string{"meet.tool." + tool.Name, "meet.tool." + tool.Name + ".says"}})
	}
	for _, poster := range posterFors {
		for i, picture := range poster.Pictures {
			all = append(all, PictureUse{fmt.Sprintf("the poster %s, line %d", poster.ID, i+1), picture, []string{fmt.Sprintf("meet.poster.%s.%d", poster.ID, i+1)}})
		}
	}
	names, err := fs.Glob(builtIn, "templates/*.html")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(builtIn, name)
		if err != nil {
			return nil, err
		}
		all = append(all, inTemplate(path.Base(name), string(text))...)
	}
	return all, nil
}

// inTemplate finds the pictures of one template.
func inTemplate(file, text string) []PictureUse {
	var all []PictureUse
	for i, line := range strings.Split(text, "\n") {
		for _, found := range drawnInTemplate.FindAllStringSubmatch(line, -1) {
			use := PictureUse{Where: fmt.Sprintf("%s:%d", file, i+1), Meaning: found[1]}
			if found[2] != "" {
				use.Keys = []string{found[2]}
			}
			all = append(all, use)
		}
	}
	return all
}
