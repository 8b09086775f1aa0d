package main

import (
	"context"
	"os"

	"plainwell/internal/app"
)

// importCommand brings in public data: surgeries, postcodes, services.
type importCommand struct {
	Surgeries importSurgeries `cmd:"" help:"Bring in the NHS file of GP surgeries, epraccur, in its old or its new shape."`
	Postcodes importPostcodes `cmd:"" help:"Bring in OS Code-Point Open or a postcode file of the ONS: a zip, a folder or a CSV file."`
	Holidays  importHolidays  `cmd:"" help:"Add bank holidays, as www.gov.uk/bank-holidays.json gives them."`
	Services  importServices  `cmd:"" help:"Bring in which surgeries take new patients: a saved answer of the NHS directory, or the directory itself with a key."`
}

// importHolidays brings in bank holidays.
type importHolidays struct {
	DataDir string `env:"PLAINWELL_DATA_DIR" default:"data" type:"path" help:"Folder of the database and the keys."`
	DryRun  bool   `help:"Print what would change, and change nothing."`
	File    string `arg:"" type:"path" help:"The file that www.gov.uk/bank-holidays.json gives."`
}

// Run adds the days of the file to those that are known.
func (i *importHolidays) Run() error {
	return app.ImportHolidays(i.DataDir, i.File, i.DryRun, os.Stdout)
}

// importFlags are what all of them have.
type importFlags struct {
	DataDir   string `env:"PLAINWELL_DATA_DIR" default:"data" type:"path" help:"Folder of the database and the keys."`
	DryRun    bool   `help:"Print what would change, and change nothing."`
	AllowDrop bool   `help:"Take a file that holds less than four fifths of what is in use."`
	Date      string `placeholder:"2026-11-22" help:"Day that the facts are from. Default: the day the file was written."`
}

func (f importFlags) options(file string, bar *progressBar) app.ImportOptions {
	return app.ImportOptions{DataDir: f.DataDir, File: file, DryRun: f.DryRun, AllowDrop: f.AllowDrop, Date: f.Date, Out: bar.over(os.Stdout), Progress: bar.show}
}

type importSurgeries struct {
	importFlags
	File  string `arg:"" type:"path" help:"epraccur.csv, or the zip that it came in."`
	Small bool   `help:"Take a file with fewer than 5,000 rows, such as the example."`
}

// Run brings in the surgeries.
func (i *importSurgeries) Run(ctx context.Context) error {
	bar := newProgressBar(os.Stderr)
	defer bar.end()
	o := i.options(i.File, bar)
	o.Small = i.Small
	return app.ImportSurgeries(ctx, o)
}

type importPostcodes struct {
	importFlags
	File string `arg:"" type:"path" help:"The zip as it was fetched, a folder of its CSV files, or one of them."`
}

// Run brings in the postcodes.
func (i *importPostcodes) Run(ctx context.Context) error {
	bar := newProgressBar(os.Stderr)
	defer bar.end()
	return app.ImportPostcodes(ctx, i.options(i.File, bar))
}

type importServices struct {
	importFlags
	File        string `arg:"" optional:"" type:"path" help:"A saved answer of the directory (JSON). Without it the directory itself is asked."`
	ServicesKey string `env:"PLAINWELL_SERVICES_KEY" help:"Key of the agreement with NHS England. Better in the environment than on the command line."`
	ServicesURL string `env:"PLAINWELL_SERVICES_URL" name:"services-url" help:"Where the directory answers. Default: the real one."`
}

// Run brings in the services.
func (i *importServices) Run(ctx context.Context) error {
	bar := newProgressBar(os.Stderr)
	defer bar.end()
	o := i.options(i.File, bar)
	o.ServicesKey, o.ServicesURL = i.ServicesKey, i.ServicesURL
	return app.ImportServices(ctx, o)
}
